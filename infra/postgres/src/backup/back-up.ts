import { mkdir, realpath, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { must } from '@xingzhi/runtime/assert'
import { isOutage } from '@xingzhi/runtime/database'
import postgres from 'postgres'
import { PostgresRefused } from '../refused.ts'
import { copyData, copyLog } from './copy-data.ts'
import { copyFile, syncFolder, writeNewFile } from './copy-file.ts'
import { type BackupFile, DATA, type Manifest, PASSWORD, writeManifest } from './manifest.ts'
import { firstSegmentOf } from './write-ahead-log.ts'

export interface BackupOptions {
  /** As `startPostgres` was given it. */
  dataDir: string
  /** Of that server, which runs, as its superuser. */
  url: string
  /** In here the backup becomes a folder of its own. */
  to: string
  databases: string[]
}

export interface Backup extends Pick<Manifest, 'madeAt' | 'files'> {
  folder: string
}

interface Server {
  startedAt: Date
  version: number
  segmentBytes: number
  dataBytes: number
}

// What a new connection says when the one that began was lost.
const NO_BACKUP_UNDER_WAY = '55000'

/**
 * Copies a server's data while it works: the files as they are between `pg_backup_start` and `pg_backup_stop`, and the log in
 * between, from which a restore mends what changed under the copy. A temporary replication slot keeps that log; it goes with the
 * connection. The backup gets its name once it is complete and safe on the disk.
 */
export async function backUp(options: BackupOptions): Promise<Backup> {
  const source = await realpath(options.dataDir)
  // One connection, and the same one to the end: slot and backup are its own.
  const sql = postgres(options.url, {
    ...{ max: 1, idle_timeout: 0, max_lifetime: null, connect_timeout: 5, fetch_types: false },
    connection: { application_name: 'backup', statement_timeout: 0 },
    onnotice: () => {},
  })
  try {
    const server = await lookAt(sql, source)
    const folder = join(options.to, `xingzhi-${server.startedAt.toISOString().replaceAll(/[:.]/g, '-')}`)
    return await inUnfinished(folder, server, async (unfinished) => {
      const manifest = await copyAll(sql, server, { source, unfinished, options })
      return { folder, madeAt: manifest.madeAt, files: manifest.files }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function lookAt(sql: postgres.Sql, source: string): Promise<Server> {
  const [row] = await sql<(Server & { folder: string; tablespaces: number })[]>`
    select clock_timestamp() as "startedAt", current_setting('server_version_num')::int as version,
           current_setting('data_directory') as folder,
           (select setting::int from pg_settings where name = 'wal_segment_size') as "segmentBytes",
           (select sum(pg_database_size(oid))::float8 from pg_database) as "dataBytes",
           (select count(*)::int from pg_tablespace where spcname not in ('pg_default', 'pg_global')) as tablespaces`
  const { folder, tablespaces, ...server } = must(row)
  if ((await realpath(folder).catch(() => folder)) !== source) {
    throw new PostgresRefused(`The server at this address has its data in ${folder}, not in ${source}.`)
  }
  if (tablespaces > 0) {
    throw new PostgresRefused(
      'Some data lie in tablespaces, outside of the data folder: back up with pg_basebackup.',
    )
  }
  return server
}

/** Works in a folder that is renamed to `folder` when all is done, and leaves nothing behind when it fails. */
async function inUnfinished(
  folder: string,
  { dataBytes }: Server,
  work: (unfinished: string) => Promise<Backup>,
): Promise<Backup> {
  const unfinished = `${folder}.unfinished`
  const parent = join(folder, '..')
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(parent)
  if (bavail * bsize < dataBytes) {
    throw new PostgresRefused(
      `There is not room enough in ${parent}: the backup takes ${megabytes(dataBytes)} MB, and ${megabytes(bavail * bsize)} are free.`,
    )
  }
  await mkdir(unfinished, { mode: 0o700 })
  try {
    const backup = await work(unfinished)
    await rename(unfinished, folder)
    await syncFolder(parent)
    return backup
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') {
      throw new PostgresRefused(`There was not room enough for the backup in ${parent}.`, { cause: error })
    }
    if (!isOutage(error) && code !== NO_BACKUP_UNDER_WAY) throw error
    throw new PostgresRefused(
      `PostgreSQL went away (${message}): nothing is left of the backup. Take another.`,
      {
        cause: error,
      },
    )
  }
}

async function copyAll(
  sql: postgres.Sql,
  { version, segmentBytes }: Server,
  { source, unfinished, options }: { source: string; unfinished: string; options: BackupOptions },
): Promise<Manifest> {
  const data = join(unfinished, DATA)
  const password = await copyFile(`${options.dataDir}.password`, join(unfinished, PASSWORD))
  // Keeps the log from here on: without it a checkpoint may recycle what the copy needs.
  await sql`select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)`
  await sql`select pg_backup_start('xingzhi', fast => true)`
  const copied = await copyData(source, data)
  const [at] = await sql<{ madeAt: Date }[]>`select clock_timestamp() as "madeAt"`
  const [stop] = await sql<{ label: string; last: string }[]>`
    select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)`
  const { label, last } = must(stop)
  const range = { first: firstSegmentOf(label), last, segmentBytes }
  const log = await copyLog(source, data, range)
  const labelFile = await writeNewFile(join(data, 'backup_label'), Buffer.from(label))
  const files: BackupFile[] = [
    ...[...copied.files, ...log, { path: 'backup_label', ...labelFile }].map((file) => ({
      ...file,
      path: `${DATA}/${file.path}`,
    })),
    { path: PASSWORD, ...password },
  ]
  const manifest: Manifest = {
    format: 1,
    madeAt: must(at).madeAt.toISOString(),
    postgresMajor: Math.floor(version / 10_000),
    databases: options.databases,
    folders: copied.folders,
    files,
  }
  for (const folder of ['', ...copied.folders]) await syncFolder(join(data, folder))
  await writeManifest(unfinished, manifest)
  await syncFolder(unfinished)
  return manifest
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000)
}
