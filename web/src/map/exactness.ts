/** A point that can be off by more than this is shown as 'about here'. */
export const EXACT_MAX_METRES = 200
