import { execFile } from 'node:child_process'
import { readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isSameProcess, processIdentity } from '@xingzhi/runtime/process-identity'
import { PostgresRefused } from './refused.ts'

interface Owner {
  pid: number
  identity: string
}

const STOP_MAX_MS = 60_000
const ORPHANS_MAX_MS = 20_000
const run = promisify(execFile)

/** Stops a PostgreSQL that a killed parent left over on these data; refuses while that parent lives. */
export async function stopLeftover(folder: string, ownerFile: string): Promise<void> {
  const pid = await readPostmasterPid(folder)
  if (pid === undefined) return
  if (processIdentity(pid) === '' || !(await isPostgresOn(pid, folder))) return forgetPid(folder)
  const owner = await readOwner(ownerFile)
  if (owner && owner.pid !== process.pid && isSameProcess(owner.pid, owner.identity)) {
    throw new PostgresRefused(
      `The data in ${folder} are in use by process ${owner.pid}. Stop it, or choose another DATA_DIR.`,
    )
  }
  await stopProcess(pid)
  // One that was being killed as we looked leaves its pid and its orphans behind.
  await forgetPid(folder)
}

/** Writes down that this process is the one that PostgreSQL serves. */
export async function recordOwner(ownerFile: string): Promise<void> {
  const owner: Owner = { pid: process.pid, identity: processIdentity(process.pid) }
  await writeFile(ownerFile, JSON.stringify(owner), { mode: 0o600 })
}

/** A fast shutdown; the hard one when it takes too long (the next start then recovers). */
export async function stopProcess(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  const deadline = performance.now() + STOP_MAX_MS
  while (processIdentity(pid) !== '') {
    if (performance.now() > deadline) signal(pid, 'SIGQUIT')
    await pause(20)
  }
}

/**
 * The pid in the file is dead, or somebody else's by now (pids begin again with each container). PostgreSQL would take a stranger, or
 * one that nobody buried, for its own kind and refuse to start. Its orphans work in the data's folder until they notice.
 */
async function forgetPid(folder: string): Promise<void> {
  if (process.platform !== 'linux') return
  const deadline = performance.now() + ORPHANS_MAX_MS
  while (await hasProcessIn(folder)) {
    if (performance.now() > deadline)
      throw new PostgresRefused(`Processes of a PostgreSQL that died still use ${folder}.`)
    await pause(20)
  }
  await rm(join(folder, 'postmaster.pid'), { force: true })
}

async function hasProcessIn(folder: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return places.includes(folder)
}

async function readPostmasterPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

async function readOwner(ownerFile: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(ownerFile, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** After a reboot the pid of the file may belong to anybody. */
async function isPostgresOn(pid: number, folder: string): Promise<boolean> {
  const command =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : await run('ps', ['-o', 'command=', '-p', String(pid)]).then(
          ({ stdout }) => stdout,
          () => '',
        )
  return command.includes('postgres') && command.includes(folder)
}
