import { slotText } from '../slot/text.ts'
import { formText } from './form-text.ts'
import { sessionText } from './session-text.ts'
import { sitesText } from './sites-text.ts'

/** All words of the managers' pages. */
export const manageText = {
  zh: { ...slotText.zh, ...sitesText.zh, ...formText.zh, ...sessionText.zh },
  en: { ...slotText.en, ...sitesText.en, ...formText.en, ...sessionText.en },
}
