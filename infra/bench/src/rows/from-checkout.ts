import { registerHooks } from 'node:module'
import { must } from '@xingzhi/runtime/assert'

// Loaded before a process's own code: what it imports of this project comes from the checkout that it was told.

const checkout = new URL(must(process.argv[2], 'no checkout was told'))
const parentURL = new URL('infra/bench/package.json', checkout).href
/** How services are started is part of what a checkout is. */
const starting = new URL('../frame/empty-system.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('@xingzhi/')
    const resolved = next(specifier, isOurs ? { ...context, parentURL } : context)
    if (resolved.url !== starting) return resolved
    return { ...resolved, url: new URL('infra/bench/src/frame/empty-system.ts', checkout).href }
  },
})
