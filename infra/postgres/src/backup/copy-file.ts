import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

export interface Content {
  bytes: number
  /** Hex. */
  sha256: string
}

const CHUNK_BYTES = 1_048_576

/** Copies a file to a new one, readable by its owner only and safe on the disk, and says what was copied. */
export async function copyFile(from: string, to: string): Promise<Content> {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      const content = await copyAll(source, target)
      await target.sync()
      return content
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** Writes a new file, readable by its owner only and safe on the disk. */
export async function writeNewFile(to: string, content: Uint8Array): Promise<Content> {
  const target = await open(to, 'wx', 0o600)
  try {
    await target.writeFile(content)
    await target.sync()
  } finally {
    await target.close()
  }
  return { bytes: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') }
}

/** Makes the names in a folder safe on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

async function copyAll(source: FileHandle, target: FileHandle): Promise<Content> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  for (let bytes = 0; ; ) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, bytes)
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') }
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    for (let written = 0; written < bytesRead; ) {
      written += (await target.write(chunk, written, bytesRead - written, bytes + written)).bytesWritten
    }
    bytes += bytesRead
  }
}
