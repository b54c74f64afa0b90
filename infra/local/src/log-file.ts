import { createWriteStream, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createLog, type Log, type LogLevel } from '@xingzhi/runtime/log'

const SIZE_MAX_BYTES = 20_000_000
const ERROR_LEVEL = 50

/** The system's log in `DATA_DIR/xingzhi.log`, begun anew when it is long; errors are shown on the terminal too. */
export function openLogFile(dataDir: string, level: LogLevel): Log {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'xingzhi.log')
  const isLong = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > SIZE_MAX_BYTES
  const file = createWriteStream(path, { flags: isLong ? 'w' : 'a', mode: 0o600 })
  const write = (line: string) => {
    file.write(line)
    if ((JSON.parse(line) as { level: number }).level >= ERROR_LEVEL) process.stderr.write(line)
  }
  return createLog({ name: 'xingzhi', level, destination: { write } })
}
