import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Paths below a folder, with forward slashes, folders before what is in them. */
export interface Tree {
  folders: string[]
  files: string[]
  links: string[]
}

const AT_ONCE = 4

/** What lies below a folder; what goes away meanwhile is left out. `isLeftOut` leaves out a path with all below it. */
export async function listTree(
  root: string,
  isLeftOut: (path: string) => boolean = () => false,
): Promise<Tree> {
  const tree: Tree = { folders: [], files: [], links: [] }
  await list('')
  return tree

  async function list(folder: string): Promise<void> {
    for (const entry of await orGone(readdir(join(root, folder), { withFileTypes: true }), [])) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (isLeftOut(path)) continue
      if (entry.isSymbolicLink()) tree.links.push(path)
      else if (entry.isFile()) tree.files.push(path)
      else if (entry.isDirectory()) {
        tree.folders.push(path)
        await list(path)
      }
    }
  }
}

/** Works on a few at once, in no order; the first failure ends it, once what is under way has ended. */
export async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  let failure: { error: unknown } | undefined
  async function workOn(): Promise<void> {
    for (const item of left) {
      if (failure) return
      await work(item).catch((error: unknown) => {
        failure ??= { error }
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, workOn))
  if (failure) throw failure.error
}

/** `instead`, when the file or folder is not there. */
export async function orGone<T, I>(reading: Promise<T>, instead: I): Promise<T | I> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return instead
    throw error
  }
}
