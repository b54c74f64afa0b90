import { readFileSync } from 'node:fs'
import { memoryOf, treeOf } from '../frame/memory.ts'

/** In bytes, by what the processes are. */
export interface Memory {
  all: number
  system: number
  postgres: number
}

export interface MemoryWatch {
  /** The most at once since the last call; the parts as they were at that moment. */
  takePeak(): Memory
  stop(): void
}

const LOOK_EVERY_MS = 300

/** Looks again and again at what a process and all below it hold. */
export function watchMemory(pid: number): MemoryWatch {
  let peak = memoryNow(pid)
  const timer = setInterval(() => {
    const now = memoryNow(pid)
    if (now.all > peak.all) peak = now
  }, LOOK_EVERY_MS)
  return {
    takePeak() {
      const taken = peak
      peak = memoryNow(pid)
      return taken.all > peak.all ? taken : peak
    },
    stop: () => clearInterval(timer),
  }
}

function memoryNow(root: number): Memory {
  const memory: Memory = { all: 0, system: 0, postgres: 0 }
  for (const pid of treeOf(root)) {
    const bytes = memoryOf(pid)
    memory.all += bytes
    const command = commandOf(pid)
    if (/postgres/.test(command)) memory.postgres += bytes
    else if (/infra\/local\/src\/main\.js/.test(command)) memory.system += bytes
  }
  return memory
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
