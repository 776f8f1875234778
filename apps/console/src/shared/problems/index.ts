export { loadProblemWords, problemText } from "./problem-text.ts";
