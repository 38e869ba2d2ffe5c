// A photo is made small on the phone before it is sent, and leaves as soon as it is taken.
(() => {
  "use strict";
  const SIDE = 1600;
  const smaller = (file) => createImageBitmap(file, { imageOrientation: "from-image" }).then((image) => {
    const canvas = document.createElement("canvas"), scale = Math.min(1, SIDE / Math.max(image.width, image.height));
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", .85));
  });
  document.addEventListener("change", (event) => {
    const box = event.target, form = box.form, file = box.type === "file" && box.files[0];
    if (!file) return;
    const leave = () => {
      const large = box.files[0].size > form.dataset.most - 4096;
      box.setCustomValidity(large ? form.dataset.large : "");
      form.requestSubmit();
    };
    smaller(file).then((blob) => {
      const held = new DataTransfer();
      if (!blob || blob.size > file.size) return;
      held.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
      box.files = held.files;
    }).catch(() => {}).then(leave);
  });
})();
