import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PostgresRefused } from './refused.ts'

/** The operating system's user that PostgreSQL runs as; undefined: the one that we run as. */
export type Account = { uid: number; gid: number } | undefined

const ACCOUNTS = ['postgres', 'nobody']
const run = promisify(execFile)

/** PostgreSQL refuses to run as root: then the owner of existing data, `user`, or an account that is there anyway. */
export async function chooseAccount(dataDir: string, user?: string): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    const { uid, gid } = await stat(dataDir)
    if (uid !== 0) return { uid, gid }
  }
  for (const name of user ? [user] : ACCOUNTS) {
    const account = await accountOf(name)
    if (account) return account
  }
  throw new PostgresRefused(
    user
      ? `PostgreSQL cannot run as root, and there is no user "${user}" on this machine.`
      : 'PostgreSQL cannot run as root, and this machine has neither a user "postgres" nor "nobody". Make one: useradd --system postgres',
  )
}

/** Whether the account can read, execute or search a path. */
export async function canUse(account: Account, path: string, how: 'x' | 'r'): Promise<boolean> {
  const test = spawn('/bin/sh', ['-c', `test -${how} "$0"`, path], { ...account, cwd: '/', stdio: 'ignore' })
  const code = await new Promise((resolve) => {
    test.once('close', resolve)
    test.once('error', () => resolve(1))
  })
  return code === 0
}

async function accountOf(name: string): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}
