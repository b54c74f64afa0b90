import { chmod, chown, mkdir, readdir, rm, statfs, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { must } from '@xingzhi/runtime/assert'
import { type Account, chooseAccount } from '../account.ts'
import { majorOf, moveUp, UNFINISHED } from '../initialise.ts'
import { findBinaries, findDataFolder } from '../places.ts'
import { PostgresRefused } from '../refused.ts'
import { copyFile, syncFolder } from './copy-file.ts'
import { type BackupFile, DATA, type Manifest, PASSWORD, readManifest, refuseBackup } from './manifest.ts'
import { forEach, orGone } from './tree.ts'

export interface RestoreOptions {
  /** A folder that `backUp` made. */
  from: string
  /** As `startPostgres` will be given it; nothing may be there. */
  dataDir: string
  /** As root: the operating system's user that the data will belong to. Default `postgres`, else `nobody`. */
  user?: string
}

/**
 * Puts a backup's data where `startPostgres` finds them; its first start replays the log. Refuses what is damaged, of another
 * major version, or to land where something is, and then leaves nothing behind.
 */
export async function restore({ from, dataDir, user }: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(from)
  const account = await chooseAccount(dataDir, user)
  const major = await majorOf(await findBinaries(account))
  if (manifest.postgresMajor !== major) {
    throw new PostgresRefused(
      `The backup in ${from} is of PostgreSQL ${manifest.postgresMajor}, but this is PostgreSQL ${major}. ` +
        'Restore it with the release that made it. Nothing was restored.',
    )
  }
  await refuseOccupied(dataDir)
  await refuseTooSmall(dataDir, manifest)
  const folder = await findDataFolder(dataDir, account)
  const passwordFile = `${dataDir}.password`
  try {
    await copyBack(from, join(folder, UNFINISHED), manifest, account)
    await rm(passwordFile, { force: true })
    await copyChecked(from, passwordOf(manifest), passwordFile)
    await chmod(folder, 0o700)
    if (account) await chown(folder, account.uid, account.gid)
    await moveUp(join(folder, UNFINISHED), folder)
    await Promise.all([folder, dirname(folder), dirname(dataDir)].map(syncFolder))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    await Promise.all([dataDir, passwordFile].map((path) => orGone(unlink(path), undefined)))
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new PostgresRefused(`There was not room enough in ${folder}. Nothing was restored.`, {
      cause: error,
    })
  }
  return manifest
}

async function refuseOccupied(dataDir: string): Promise<void> {
  const names = await orGone(readdir(dataDir), []).catch(() => ['what is no folder'])
  if (names.some((name) => name !== UNFINISHED)) {
    throw new PostgresRefused(`${dataDir} holds data: restore into an empty DATA_DIR. Nothing was changed.`)
  }
  await rm(join(dataDir, UNFINISHED), { recursive: true, force: true })
}

async function refuseTooSmall(dataDir: string, { files }: Manifest): Promise<void> {
  const wanted = files.reduce((sum, { bytes }) => sum + bytes, 0)
  await mkdir(dirname(dataDir), { recursive: true, mode: 0o711 })
  const { bavail, bsize } = await statfs(dirname(dataDir))
  if (bavail * bsize < wanted) {
    throw new PostgresRefused(
      `There is not room enough in ${dirname(dataDir)}: the backup takes ${Math.ceil(wanted / 1_000_000)} MB. Nothing was restored.`,
    )
  }
}

async function copyBack(from: string, to: string, manifest: Manifest, account: Account): Promise<void> {
  const give = async (path: string) => (account ? chown(path, account.uid, account.gid) : undefined)
  for (const folder of ['', ...manifest.folders]) {
    await mkdir(join(to, folder), { mode: 0o700 })
    await give(join(to, folder))
  }
  const data = manifest.files.filter(({ path }) => path.startsWith(`${DATA}/`))
  await forEach(data, async (file) => {
    const target = join(to, file.path.slice(DATA.length + 1))
    await copyChecked(from, file, target)
    await give(target)
  })
  for (const folder of ['', ...manifest.folders]) await syncFolder(join(to, folder))
}

function passwordOf({ files }: Manifest): BackupFile {
  return must(
    files.find(({ path }) => path === PASSWORD),
    'the backup has no password',
  )
}

async function copyChecked(from: string, { path, sha256 }: BackupFile, to: string): Promise<void> {
  const copied = await copyFile(join(from, path), to)
  if (copied.sha256 !== sha256) refuseBackup(from, `${path} is not what it was when it was made`)
}
