/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Remembers every proxy that a program makes, for looking into one would run its traps. Gives the set.
 */
(function () {
  "use strict";

  const { construct, defineProperty } = Reflect;
  const add = Function.prototype.call.bind(WeakSet.prototype.add);
  const RealProxy = Proxy;
  const { revocable } = RealProxy;
  const proxies = new WeakSet();

  const remember = (proxy) => (add(proxies, proxy), proxy);
  const WatchedProxy = new RealProxy(RealProxy, {
    __proto__: null,
    construct: (target, args, newTarget) =>
      remember(construct(target, args, newTarget === WatchedProxy ? target : newTarget)),
  });
  defineProperty(RealProxy, "revocable", {
    value: { revocable(target, handler) {
      const made = revocable(target, handler);
      remember(made.proxy);
      return made;
    } }.revocable,
  });
  defineProperty(globalThis, "Proxy", { value: WatchedProxy });
  return proxies;
})()
