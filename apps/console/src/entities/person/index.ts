export { peopleQuery, usePeople, usePersonName } from "./people.ts";
export { PersonCell } from "./person-cell.tsx";
export { PersonSelect } from "./person-select.tsx";
