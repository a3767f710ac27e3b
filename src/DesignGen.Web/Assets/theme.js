// Runs before anything is painted, so that a page never flashes in the other theme.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage the system's theme stays.
}
