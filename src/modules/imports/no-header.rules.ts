/** The header's line of a table that has none: its first row is somebody already. */
export const NO_HEADER = 0;
