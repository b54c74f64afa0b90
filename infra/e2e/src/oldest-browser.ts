/**
 * Takes away from a page what its oldest browsers (docs/browsers.md) lack. It runs in the page before all else, so it stands for
 * itself; what the tests themselves ask of pages stays.
 */
export function forgetYoungFunctions(): void {
  const young: [holder: object | undefined, names: string[]][] = [
    [
      Array.prototype,
      ['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex', 'group', 'groupToMap'],
    ],
    [Array, ['fromAsync']],
    [
      Object.getPrototypeOf(Int8Array.prototype),
      ['toSorted', 'toReversed', 'with', 'findLast', 'findLastIndex'],
    ],
    [Uint8Array.prototype, ['toBase64', 'toHex']],
    [Object, ['groupBy']],
    [Map, ['groupBy']],
    [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
    [
      Set.prototype,
      [
        'union',
        'intersection',
        'difference',
        'symmetricDifference',
        'isSubsetOf',
        'isSupersetOf',
        'isDisjointFrom',
      ],
    ],
    [Promise, ['withResolvers', 'try']],
    [String.prototype, ['isWellFormed', 'toWellFormed']],
    [RegExp, ['escape']],
    [
      Object.getPrototypeOf(Object.getPrototypeOf([].values())),
      ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
    ],
    [AbortSignal, ['any', 'timeout']],
    [URL, ['canParse', 'parse']],
    [
      globalThis,
      [
        'structuredClone',
        'requestIdleCallback',
        'cancelIdleCallback',
        'scheduler',
        'navigation',
        'cookieStore',
      ],
    ],
    [Document.prototype, ['startViewTransition']],
    [HTMLElement.prototype, ['showPopover', 'hidePopover', 'togglePopover']],
    [URLSearchParams.prototype, ['size']],
  ]
  for (const [holder, names] of young) {
    for (const name of names) {
      if (holder && name in holder) Reflect.deleteProperty(holder, name)
    }
  }
}
