import { type ComponentType, use, useEffect } from 'react'
import { wordsInForce } from '../i18n/english-words.ts'

const SOON_MS = 3_000

/**
 * A component of a chunk of its own, with the words that it is read in: within a Suspense, or shown at once where `load`
 * has brought it. What did not come is asked for again the next time.
 */
export function later<Props extends object>(bring: () => Promise<ComponentType<Props>>) {
  let Here: ComponentType<Props> | undefined
  let coming: Promise<void> | undefined
  const load = () => {
    coming ??= bring()
      .then(async (component) => {
        await wordsInForce()
        Here = component
      })
      .catch((error) => {
        coming = undefined
        throw error
      })
    return coming
  }
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, where its module begins
  function Later(props: Props) {
    if (!Here) use(load())
    return Here ? <Here {...props} /> : null
  }
  return Object.assign(Later, { load })
}

/** Brings what is likely to be opened next, once the page has what it was opened for and the browser has nothing to do. */
export function useSoon(isReady: boolean, ...parts: { load(): Promise<void> }[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of a page are always the same
  useEffect(() => {
    if (!isReady) return
    // What does not come now is missed where it is drawn.
    const bring = () => {
      for (const { load } of parts) load().catch(() => {})
    }
    // Safari has no idle callbacks.
    if (!globalThis.requestIdleCallback) return void setTimeout(bring, SOON_MS)
    const timer = requestIdleCallback(bring, { timeout: SOON_MS })
    return () => cancelIdleCallback(timer)
  }, [isReady])
}
