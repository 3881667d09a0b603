//! Filters must weigh colours by how much of them is seen: they work on premultiplied pixels.

use fast_image_resize::images::Image as View;
use fast_image_resize::{MulDiv, PixelType};

use crate::{Error, Image, Layout};

/// Runs a filter on premultiplied pixels, where the picture has transparent ones.
pub(crate) fn premultiplied(
    mut image: Image,
    filter: impl FnOnce(Image) -> Result<Image, Error>,
) -> Result<Image, Error> {
    if image.is_opaque() {
        return filter(image);
    }
    convert(&mut image, |muldiv, view| {
        muldiv.multiply_alpha_inplace(view).is_ok()
    })?;
    let mut image = filter(image)?;
    convert(&mut image, |muldiv, view| {
        muldiv.divide_alpha_inplace(view).is_ok()
    })?;
    Ok(image)
}

fn convert(
    image: &mut Image,
    step: impl FnOnce(&MulDiv, &mut View<'_>) -> bool,
) -> Result<(), Error> {
    debug_assert_eq!(image.layout, Layout::Rgba);
    let (width, height) = (image.stored.width, image.stored.height);
    let done = View::from_slice_u8(width, height, &mut image.pixels, PixelType::U8x4)
        .is_ok_and(|mut view| step(&MulDiv::new(), &mut view));
    if done {
        Ok(())
    } else {
        Err(Error::Unsupported {
            what: "premultiplying this picture".into(),
        })
    }
}
