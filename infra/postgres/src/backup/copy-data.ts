import { mkdir, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { assert } from '@xingzhi/runtime/assert'
import { copyFile, writeNewFile } from './copy-file.ts'
import type { BackupFile } from './manifest.ts'
import { forEach, listTree, orGone } from './tree.ts'
import { segmentsBetween } from './write-ahead-log.ts'

const CONTROL = 'global/pg_control'
/** What is in these belongs to the server that runs; a new one makes it anew. The log is copied by itself. */
const EMPTIED = /^pg_(wal|dynshmem|notify|replslot|serial|snapshots|stat_tmp|subtrans)\//
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|(backup_label|tablespace_map)(\.old)?|backup_manifest|pgsql_tmp.*|pg_internal\.init.*|t\d+_\d+.*|.*\.tmp)$/

/** Copies a server's data but its log, between `pg_backup_start` and `pg_backup_stop`. */
export async function copyData(
  source: string,
  to: string,
): Promise<{ folders: string[]; files: BackupFile[] }> {
  const isLeftOut = (path: string) => EMPTIED.test(path) || LEFT_OUT.test(basename(path)) || path === CONTROL
  const { folders, files } = await listTree(source, isLeftOut)
  await mkdir(to, { mode: 0o700 })
  for (const folder of folders) await mkdir(join(to, folder), { mode: 0o700 })
  const copied: BackupFile[] = []
  await forEach(files, async (path) => {
    // Tables that are dropped meanwhile are gone after a restore, too.
    const content = await orGone(copyFile(join(source, path), join(to, path)), undefined)
    if (content) copied.push({ path, ...content })
  })
  const control = await writeNewFile(join(to, CONTROL), await readControl(join(source, CONTROL)))
  return { folders, files: [...copied, { path: CONTROL, ...control }] }
}

/** Copies the log that a restore of the data replays. */
export async function copyLog(
  source: string,
  to: string,
  range: { first: string; last: string; segmentBytes: number },
): Promise<BackupFile[]> {
  const names = await readdir(join(source, 'pg_wal'))
  const wanted = [...segmentsBetween(names, range), ...names.filter((name) => name.endsWith('.history'))]
  const copied: BackupFile[] = []
  await forEach(wanted, async (name) => {
    const path = `pg_wal/${name}`
    copied.push({ path, ...(await copyFile(join(source, path), join(to, path))) })
  })
  return copied
}

/** The server writes it in place: what two looks in a row agree on was not caught half written. */
async function readControl(path: string): Promise<Buffer> {
  for (let looks = 0, before = await readFile(path); ; looks++) {
    const now = await readFile(path)
    if (now.equals(before)) return now
    assert(looks < 100, `${path} is written without a pause`)
    before = now
  }
}
