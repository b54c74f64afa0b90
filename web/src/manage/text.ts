import { joinTexts } from '../i18n/text.ts'
import { slotText } from '../slot/text.ts'
import { formText } from './form-text.ts'
import { sessionText } from './session-text.ts'
import { sitesText } from './sites-text.ts'

/** All words of the managers' pages. */
export const manageText = joinTexts(slotText, sitesText, formText, sessionText)
