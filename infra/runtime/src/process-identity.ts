import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Tells a process from a later one with the same pid: when it started. Empty when there is no such process. */
export function processIdentity(pid: number): string {
  if (existsSync('/proc/self/stat')) return linuxStart(pid)
  const { stdout, status } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}

export function isSameProcess(pid: number, identity: string): boolean {
  return identity !== '' && processIdentity(pid) === identity
}

function linuxStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in brackets and may itself hold spaces and brackets.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z') return ''
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${fields[18]}`
  } catch {
    return ''
  }
}
