import { keepRecent } from '@xingzhi/runtime/recent'
import type { DocumentNode } from 'graphql'

/** Preparing compiles, which is dear: a document that comes twice may be somebody's who sends a new one each time. */
const PREPARE_AT_USE = 3
/** Compiled code is large, and anybody can think up documents that could be prepared: our own pages have a handful. */
const PREPARED_MAX = 32

/** Prepares a document when it comes for the third time, once as long as it goes on coming; undefined: it cannot be, or is not yet. */
export function prepareWhatComesAgain<Prepared>(prepare: (document: DocumentNode) => Prepared | undefined) {
  const uses = new WeakMap<DocumentNode, number>()
  const hopeless = new WeakSet<DocumentNode>()
  const known = keepRecent<DocumentNode, Prepared>(PREPARED_MAX)

  return (document: DocumentNode): Prepared | undefined => {
    if (hopeless.has(document)) return undefined
    const before = known.get(document)
    if (before !== undefined) return before
    const used = (uses.get(document) ?? 0) + 1
    uses.set(document, used)
    if (used < PREPARE_AT_USE) return undefined
    const prepared = prepare(document)
    if (prepared === undefined) hopeless.add(document)
    else known.set(document, prepared)
    return prepared
  }
}
