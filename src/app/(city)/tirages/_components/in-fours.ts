/** A hash in groups of four, so that two people can compare it aloud. */
export const inFours = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? hex;
