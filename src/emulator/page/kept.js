/** What this browser remembers; where it may not, nothing is remembered. */
export const kept = name => {
  try {
    return localStorage.getItem(`feishu-page-${name}`)
  } catch {
    return null
  }
}

export const keep = (name, value) => {
  try {
    localStorage.setItem(`feishu-page-${name}`, value)
  } catch {
    // A browser that keeps nothing shows the page all the same.
  }
}
