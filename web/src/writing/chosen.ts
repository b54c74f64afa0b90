/** Any number of names in one field of a form: with spaces between, since a draft holds text. */
export function chosenOf(words: string): string[] {
  return words.split(' ').filter(Boolean)
}

export function isChosen(words: string, name: string): boolean {
  return chosenOf(words).includes(name)
}

/** With the name if it was not among them, else without. */
export function toggled(words: string, name: string): string {
  const chosen = chosenOf(words)
  return (chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]).join(' ')
}
