import { createWriteStream, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createLog, type Log, type LogLevel } from '@xingzhi/runtime/log'

const SIZE_MAX_BYTES = 20_000_000
const ERROR_LEVEL = 50

/**
 * The system's log in `DATA_DIR/xingzhi.log`, begun anew when it is long. Errors are shown on the terminal too, and so is
 * what the file does not take: a disk that is full must end nothing, and its being full must be found somewhere.
 */
export function openLogFile(
  dataDir: string,
  level: LogLevel,
  terminal: Pick<NodeJS.WriteStream, 'write'> = process.stderr,
): Log {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'xingzhi.log')
  const isLong = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > SIZE_MAX_BYTES
  let file = openFile(path, isLong ? 'w' : 'a')
  const write = (line: string) => {
    // A stream that failed once takes nothing more; the disk may have space again.
    if (file.destroyed) file = openFile(path, 'a')
    const isShown = (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL
    if (isShown) terminal.write(line)
    file.write(line, (error) => {
      if (error && !isShown) terminal.write(line)
    })
  }
  return createLog({ name: 'xingzhi', level, destination: { write } })
}

function openFile(path: string, flags: 'w' | 'a') {
  const file = createWriteStream(path, { flags, mode: 0o600 })
  // Each line's own callback hears of it, too.
  file.on('error', () => {})
  return file
}
