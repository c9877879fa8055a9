export function Loading({ text }: { readonly text: string }) {
  return (
    <p class="pm-loading" role="status">
      {text}
    </p>
  );
}
