import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '@xingzhi/postgres/backup/back-up'
import { CannotStart } from '../cannot-start.ts'
import { foldersNamed, runCommand } from './command.ts'
import { withDatabases } from './system-at-rest.ts'

await runCommand('npm run backup [-- --to FOLDER] [--data-dir DIR]', async (settings, words) => {
  const named = foldersNamed(words, ['to', 'data-dir'])
  const dataDir = named['data-dir'] ?? settings.dataDir
  const to = named.to ?? join(dataDir, 'backups')
  const outside = Object.keys(settings.databaseUrls)
  if (outside.length > 0) refuseOutside(outside)
  await withDatabases({ ...settings, dataDir }, async (urls) => {
    const { folder, madeAt, files } = await backUp({
      dataDir: join(dataDir, 'postgres'),
      url: ownServer(dataDir, urls),
      to,
      databases: Object.keys(urls),
    })
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    process.stdout.write(
      `The backup is in ${folder}: ${Math.ceil(bytes / 1_000_000)} MB, all that was committed by ${madeAt}.\n` +
        'It holds personal data: keep it where only you can read it, and on another disk.\n' +
        `Restore it by: npm run restore -- --from ${folder} --data-dir EMPTY_FOLDER\n`,
    )
  })
})

/** The server of our own on the data folder, as its superuser; refuses when a database lies elsewhere. */
function ownServer(dataDir: string, urls: Record<string, string>): string {
  const [, , , port] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const outside = Object.entries(urls).filter(([, address]) => {
    const url = new URL(address)
    return url.hostname !== '127.0.0.1' || url.port !== port
  })
  const [own] = Object.values(urls)
  if (outside.length > 0 || own === undefined) refuseOutside(outside.map(([name]) => name))
  const url = new URL(own)
  url.pathname = '/postgres'
  return url.href
}

function refuseOutside(names: string[]): never {
  const settings = names.map((name) => `${name.toUpperCase()}_DATABASE_URL`).join(', ')
  throw new CannotStart(
    `This backs up the PostgreSQL that Xingzhi brings, but ${settings} ${names.length === 1 ? 'names' : 'name'} another server. ` +
      'Back that up with its own tools: pg_dump --format=custom for each database, or pg_basebackup for the server. ' +
      'After a restore of databases from different moments: npm run republish for each service, venue first, then npm run verify.',
  )
}
