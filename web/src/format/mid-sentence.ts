/** A day in words where it stands within an English sentence: `Today 14:00` becomes `today 14:00`. */
export function midSentence(when: string): string {
  return when.replace(/^(Today|Tomorrow)\b/, (word) => word.toLowerCase())
}
