/** A width of a card as CSS: a word the stylesheet knows leaves it empty. */
export const widthOf = width => {
  if (width === 'auto') return 'fit-content'
  return /px$/.test(width ?? '') ? width : ''
}
