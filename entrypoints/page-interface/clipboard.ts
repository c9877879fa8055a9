/** False where the browser does not let us. Pages without a secure context have no clipboard but the copy event. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const put = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', put, { capture: true, once: true });
    const copied = document.execCommand('copy');
    document.removeEventListener('copy', put, { capture: true });
    return copied;
  }
}
