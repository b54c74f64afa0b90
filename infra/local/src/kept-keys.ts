import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A key that is kept in the data folder: a line per key, the one that is used first. */
export type KeptKey = 'session.key' | 'actor.key'

/** Those of them that the data folder has. */
export function keptKeys(dataDir: string): KeptKey[] {
  return (['session.key', 'actor.key'] as const).filter((name) => existsSync(join(dataDir, name)))
}

/** The keys as a setting takes them: with commas between. Made when there is none. */
export function readKeptKey(dataDir: string, name: KeptKey): string {
  try {
    return readLines(dataDir, name).join(',')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const made = newKey()
  writeLines(dataDir, name, [made])
  return made
}

/** Puts a new key in front; the one before it is still accepted, and any older one is forgotten. */
export function rotateKeptKey(dataDir: string, name: KeptKey): void {
  writeLines(dataDir, name, [newKey(), ...readLines(dataDir, name).slice(0, 1)])
}

/** Accepts only the key that is used. */
export function forgetOldKeys(dataDir: string, name: KeptKey): void {
  writeLines(dataDir, name, readLines(dataDir, name).slice(0, 1))
}

function newKey(): string {
  return randomBytes(32).toString('base64url')
}

function readLines(dataDir: string, name: KeptKey): string[] {
  return readFileSync(join(dataDir, name), 'utf8').split('\n').filter(Boolean)
}

/** Moved into place, so that nobody reads half of it; for its owner's eyes only. */
function writeLines(dataDir: string, name: KeptKey, keys: string[]): void {
  const path = join(dataDir, name)
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, keys.map((key) => `${key}\n`).join(''), { mode: 0o600 })
  renameSync(fresh, path)
}
