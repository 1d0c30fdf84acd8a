// How many elements were made in this page: their frames need names that differ. It is the one state that a
// module of the element keeps.

let instances = 0;

/** 1 for the first element of the page. */
export const nextInstance = (): number => ++instances;
