//! Filters must weigh colours by how much of them is seen: they work on premultiplied pixels.

use fast_image_resize::MulDiv;
use fast_image_resize::images::TypedImage;
use fast_image_resize::pixels::U8x4;

use crate::{Error, Image};

/// Runs a filter on premultiplied pixels, where the picture has transparent ones.
pub(crate) fn premultiplied(
    mut image: Image,
    filter: impl FnOnce(Image) -> Result<Image, Error>,
) -> Result<Image, Error> {
    if image.is_opaque() {
        return filter(image);
    }
    convert(&mut image, |muldiv, view| {
        muldiv.multiply_alpha_inplace_typed(view).is_ok()
    })?;
    let mut image = filter(image)?;
    convert(&mut image, |muldiv, view| {
        muldiv.divide_alpha_inplace_typed(view).is_ok()
    })?;
    Ok(image)
}

/// Of a picture with an alpha channel.
fn convert(
    image: &mut Image,
    step: impl FnOnce(&MulDiv, &mut TypedImage<'_, U8x4>) -> bool,
) -> Result<(), Error> {
    let view = TypedImage::from_buffer(image.stored.width, image.stored.height, &mut image.pixels);
    if view.is_ok_and(|mut view| step(&MulDiv::new(), &mut view)) {
        Ok(())
    } else {
        Err(Error::Unsupported {
            what: "weighing colours by transparency here".into(),
        })
    }
}
