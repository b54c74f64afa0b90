import { existsSync, readFileSync } from 'node:fs'

/**
 * How long each file took, its hooks included, from vitest's JUnit reports; the longest first.
 * @returns {{ file: string, seconds: number }[]}
 */
export function timesOfFiles(reports) {
  return reports
    .filter((path) => existsSync(path))
    .flatMap((path) => [
      ...readFileSync(path, 'utf8').matchAll(/<testsuite name="([^"]+)"[^>]*? time="([\d.]+)"/g),
    ])
    .map(([, file, seconds]) => ({ file, seconds: Number(seconds) }))
    .sort((one, other) => other.seconds - one.seconds)
}

/** The first so many of them, as they are printed. */
export function slowestLines(times, most) {
  return times
    .slice(0, most)
    .map(({ file, seconds }) => `${Math.round(seconds).toString().padStart(6)} s  ${file}`)
}
