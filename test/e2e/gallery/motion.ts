/** What still moves although less motion is asked for. Runs in the page. */
export function findMotion(): string[] {
  const running = document.getAnimations().map((one) => {
    const effect = one.effect as KeyframeEffect | null;
    return `${effect?.target?.tagName.toLowerCase()}.${effect?.target?.classList} is animated`;
  });
  const moving = [...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    return (
      Number.parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth'
    );
  });
  return [
    ...running,
    ...moving.map(({ tagName, classList }) => `${tagName.toLowerCase()}.${classList} would move`),
  ];
}
