import type { Page } from 'playwright-core'

/**
 * What is written in another language than the one it is marked as, a line each: Chinese where the nearest `lang` is not Chinese, and
 * English sentences where it is. Names alone are let be on Chinese pages: Chinese takes Latin letters in.
 */
export async function foreignTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const han = /\p{Script=Han}/u
    const sentence = /[A-Za-z]{2,}[,;]?(?: [A-Za-z]+[,;]?){4,}/
    const found = new Set<string>()
    const judge = (words: string, element: Element, what: string) => {
      const isChinese = element.closest('[lang]')?.getAttribute('lang')?.startsWith('zh') ?? false
      const isForeign = isChinese ? !han.test(words) && sentence.test(words) : han.test(words)
      if (!isForeign) return
      const { className } = element
      const name = typeof className === 'string' && className !== '' ? `.${className.split(' ')[0]}` : ''
      found.add(`${what}<${element.tagName.toLowerCase()}${name}> “${words.trim().slice(0, 40)}”`)
    }
    const isSilent = (element: Element) => element.closest('script, style, template, noscript, code') !== null
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (element && node.nodeValue?.trim() && !isSilent(element)) judge(node.nodeValue, element, '')
    }
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
      for (const element of document.querySelectorAll(`body [${name}]`)) {
        const words = element.getAttribute(name) ?? ''
        // No part of an attribute can be marked: a Chinese name within an English sentence stands as it is.
        if (!/[a-z]/.test(words)) judge(words, element, `${name} of `)
      }
    }
    return [...found]
  })
}
