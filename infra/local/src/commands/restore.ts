import { existsSync, readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { restore } from '@xingzhi/postgres/backup/restore'
import { CannotStart } from '../cannot-start.ts'
import { lockDataDir } from '../data-dir.ts'
import { foldersNamed, runCommand, wrongUsage } from './command.ts'

/** What may lie in a data folder that holds no data: keys that somebody put there, and backups. */
const NO_DATA = new Set(['session.key', 'actor.key', 'backups', 'lock', 'postgres'])

await runCommand('npm run restore -- --from FOLDER [--data-dir DIR]', async (settings, words) => {
  const { from, 'data-dir': dataDir = settings.dataDir } = foldersNamed(words, ['from', 'data-dir'])
  if (from === undefined) wrongUsage('Which backup shall be restored?')
  const [outside] = Object.keys(settings.databaseUrls)
  if (outside !== undefined) {
    throw new CannotStart(
      `${outside.toUpperCase()}_DATABASE_URL names another server: restore there with its own tools (pg_restore), or unset it.`,
    )
  }
  const { madeAt } = await inEmptyDataDir(dataDir, () =>
    restore({ from, dataDir: join(dataDir, 'postgres') }),
  )
  process.stdout.write(
    `The data of ${madeAt} are in ${dataDir}. Start with DATA_DIR=${dataDir} npm start, then look: npm run verify -- --data-dir ${dataDir}\n` +
      'Keys are not part of a backup: without the old session.key there, everybody signs in again.\n',
  )
})

/** Leaves the folder as it was when the work fails. */
async function inEmptyDataDir<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const wasThere = existsSync(dataDir)
  const found = wasThere ? readdirSync(dataDir).filter((name) => !NO_DATA.has(name)) : []
  if (found.length > 0) {
    throw new CannotStart(
      `${dataDir} is not empty (${found.slice(0, 3).join(', ')}): restore into an empty folder, named by --data-dir. Nothing was changed.`,
    )
  }
  const release = lockDataDir(dataDir)
  let isDone = false
  try {
    const done = await work()
    isDone = true
    return done
  } finally {
    release()
    if (!isDone && !wasThere) rmdirSync(dataDir)
  }
}
