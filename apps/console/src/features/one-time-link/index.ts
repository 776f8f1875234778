export { BrokenLink, isLinkInvalid, useLinkToken } from "./one-time-link.tsx";
