import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { cancelText } from './cancel-text.ts'

/** Until when something can be cancelled, in words. */
export function CancelUntil({ may, cancelUntil }: { may: 'until' | 'anyTime'; cancelUntil: string }) {
  const text = useText(cancelText)
  const { language } = useLanguage()
  const now = useNow()
  return may === 'anyTime' ? text.cancelAnyTime : text.cancelUntil(whenWords(cancelUntil, now, language))
}
