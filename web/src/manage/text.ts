import { formText } from './form-text.ts'
import { sessionText } from './session-text.ts'
import { sitesText } from './sites-text.ts'

/** All words of the managers' pages. */
export const manageText = {
  zh: { ...sitesText.zh, ...formText.zh, ...sessionText.zh },
  en: { ...sitesText.en, ...formText.en, ...sessionText.en },
}
