const button = document.querySelector("button");
button.onclick = () => {};
