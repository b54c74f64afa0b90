import { readFileSync } from 'node:fs'

/** The rows of a file in `data/`. */
export function readData<Row>(file: string): Row[] {
  return JSON.parse(readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8')) as Row[]
}
