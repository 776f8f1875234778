export { StockCard, type StockCardSearch } from "./stock-card.tsx";
