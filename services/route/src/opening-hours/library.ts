import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import { WallDate } from './wall-date.ts'

/** A text in the syntax of OpenStreetMap's opening_hours, ready to be asked. */
export interface ParsedOpeningHours {
  /** Beginning, end, whether it is only "unknown" (by appointment, an open end), comment. */
  getOpenIntervals(from: Date, until: Date): [Date, Date, boolean, string | undefined][]
}

interface Library {
  new (text: string, place: null, options: object): ParsedOpeningHours
}

let library: Library | undefined

/** Throws an Error or a text when the syntax is not understood. */
export function parseOpeningHours(text: string): ParsedOpeningHours {
  // With the first text: it takes 20 MB, and a system may run for days without one.
  library ??= loadLibrary()
  return new library(text, null, {})
}

/** The library reckons in the machine's zone and takes no other. It is loaded as it is, with a Date of ours in its scope. */
function loadLibrary(): Library {
  const require = createRequire(import.meta.url)
  const path = require.resolve('opening_hours')
  const loaded: { exports: unknown } = { exports: {} }
  const load = compileFunction(readFileSync(path, 'utf8'), ['exports', 'require', 'module', 'Date'], {
    filename: path,
  })
  load(loaded.exports, require, loaded, WallDate)
  return loaded.exports as Library
}
