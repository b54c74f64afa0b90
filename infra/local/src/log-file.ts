import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createLog, type Log, type LogLevel } from '@xingzhi/runtime/log'

const SIZE_MAX_BYTES = 20_000_000
/** With the one that is written. */
const FILES_MAX = 5
const ERROR_LEVEL = 50

/**
 * The system's log in `DATA_DIR/xingzhi.log`. When it is long it becomes `xingzhi.log.1`, and the oldest of five goes. Errors are shown on the terminal too, and so is
 * what the file does not take: a disk that is full must end nothing, and its being full must be found somewhere.
 */
export function openLogFile(
  dataDir: string,
  level: LogLevel,
  terminal: Pick<NodeJS.WriteStream, 'write'> = process.stderr,
): Log {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'xingzhi.log')
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  let file = openFile(path)
  const write = (line: string) => {
    // A stream that failed once takes nothing more; the disk may have space again.
    if (file.destroyed) file = openFile(path)
    size += Buffer.byteLength(line)
    if (size > SIZE_MAX_BYTES) {
      file.end()
      moveOn(path)
      file = openFile(path)
      size = Buffer.byteLength(line)
    }
    const isShown = (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL
    if (isShown) terminal.write(line)
    file.write(line, (error) => {
      if (error && !isShown) terminal.write(line)
    })
  }
  return createLog({ name: 'xingzhi', level, destination: { write } })
}

/** What is still being written goes into the file that has moved. */
function moveOn(path: string): void {
  for (let older = FILES_MAX - 1; older > 0; older--) {
    const from = older === 1 ? path : `${path}.${older - 1}`
    if (existsSync(from)) renameSync(from, `${path}.${older}`)
  }
}

function openFile(path: string) {
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // Each line's own callback hears of it, too.
  file.on('error', () => {})
  return file
}
