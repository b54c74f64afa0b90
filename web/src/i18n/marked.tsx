import { Fragment } from 'react'
import { useLanguage } from './language.tsx'

/** Chinese with what stands within it: its punctuation, and signs and numbers between two Chinese ones. */
const CHINESE =
  /[\p{Script=Han}\u3001-\u303f\uff01-\uffef]+(?:[\s\d·—“”\-–,.()]*[\p{Script=Han}\u3001-\u303f\uff01-\uffef]+)*/gu

/**
 * Words that people wrote, who may have written Chinese. On an English page what is Chinese is marked as such: a screen reader says
 * it with a voice that can, and the browser takes a fitting font.
 */
export function Marked({ words }: { words: string }) {
  const { language } = useLanguage()
  if (language === 'zh') return words
  let from = 0
  const parts = [...words.matchAll(CHINESE)].map((match) => {
    const before = words.slice(from, match.index)
    from = match.index + match[0].length
    return (
      <Fragment key={match.index}>
        {before}
        <span lang="zh-CN">{match[0]}</span>
      </Fragment>
    )
  })
  return (
    <>
      {parts}
      {words.slice(from)}
    </>
  )
}
