/** Milliseconds of this machine's clock, the same in all processes, finer than Date's. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now()
}
