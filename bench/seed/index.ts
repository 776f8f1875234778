export { type CatalogueSeed, searchTerms, seedCatalogue, seededSku } from "./catalogue.ts";
export { type MovementSeed, seedMovements } from "./movements.ts";
