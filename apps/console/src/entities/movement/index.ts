export { MovementBadge, movementIcons, useMovementNames } from "./movement-types.tsx";
