import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PostgresRefused } from '../refused.ts'
import { type Content, writeNewFile } from './copy-file.ts'
import { listTree } from './tree.ts'

export interface BackupFile extends Content {
  /** Below the backup's folder, with forward slashes. */
  path: string
}

/** Says what a backup consists of. It is written last: a folder without one is no backup. */
export interface Manifest {
  format: 1
  /** ISO 8601: everything that was committed by then is in it. */
  madeAt: string
  postgresMajor: number
  databases: string[]
  /** Of the data; some are empty and needed all the same. */
  folders: string[]
  files: BackupFile[]
}

export const MANIFEST = 'manifest.json'
/** PostgreSQL's data within a backup. */
export const DATA = 'data'
export const PASSWORD = 'password'

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeNewFile(join(folder, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
}

/** What the backup in a folder consists of; refuses what is no backup, and one that lacks files or has others. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = await parseManifest(folder)
  const present = new Set((await listTree(folder)).files)
  present.delete(MANIFEST)
  for (const { path, bytes } of manifest.files) {
    const size = await stat(join(folder, path)).then(
      (file) => file.size,
      () => undefined,
    )
    if (size === undefined) refuseBackup(folder, `${path} is missing`)
    if (size !== bytes) refuseBackup(folder, `${path} has ${size} bytes, not ${bytes}`)
    present.delete(path)
  }
  const [stranger] = present
  if (stranger !== undefined) refuseBackup(folder, `${stranger} is not of it`)
  return manifest
}

export function refuseBackup(folder: string, why: string): never {
  throw new PostgresRefused(
    `The backup in ${folder} is damaged: ${why}. Nothing was restored; take another backup.`,
  )
}

async function parseManifest(folder: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(join(folder, MANIFEST), 'utf8')
  } catch (cause) {
    throw new PostgresRefused(
      `${folder} is no backup: it has no ${MANIFEST}. Name the folder that npm run backup made; one whose name ends in .unfinished never became a backup.`,
      { cause },
    )
  }
  try {
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format !== 1)
      refuseBackup(folder, `its format is ${manifest.format}, and this release reads 1`)
    if (manifest.files.length > 0 && manifest.folders.length > 0) return manifest
  } catch (error) {
    if (error instanceof PostgresRefused) throw error
  }
  return refuseBackup(folder, `${MANIFEST} cannot be read`)
}
