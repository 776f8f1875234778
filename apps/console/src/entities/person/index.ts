export { peopleQuery, usePeople, usePersonName } from "./people.ts";
export { PersonCell } from "./person-cell.tsx";
